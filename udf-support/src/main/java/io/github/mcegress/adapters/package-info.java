/**
 * What people already use, made to go through our addresses: HTTPS and the databases' own TLS stay
 * verified by name. In the thin jar only; the libraries are brought by whoever uses them.
 *
 * <p>OkHttp needs no class of ours: {@code new OkHttpClient.Builder().dns(hosts::resolve)}.
 */
@NullMarked
package io.github.mcegress.adapters;

import org.jspecify.annotations.NullMarked;
