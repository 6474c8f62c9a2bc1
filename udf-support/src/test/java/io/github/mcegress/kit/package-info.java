/**
 * Whether an HTTPS client that calls by address still verifies by name: a conformance kit.
 *
 * <p>Published as {@code io.github.mcegress:mcegress-udf}, type {@code test-jar}, classifier {@code
 * tls-kit}. It needs on the class path {@code mcegress-core}, {@code mcegress-lab} (servers and
 * certificates on loopback; brings okhttp-tls) and {@code com.squareup.okhttp3:mockwebserver3}
 * (HTTP/2); no test framework. The case {@code no-lookup} needs {@code
 * --add-opens=java.base/java.net=ALL-UNNAMED} on Java 9 to 17, and says so where it is missing.
 */
package io.github.mcegress.kit;
