/** One runnable class for each of the libraries that go through our addresses. */
package io.github.mcegress.samples.adapters;
