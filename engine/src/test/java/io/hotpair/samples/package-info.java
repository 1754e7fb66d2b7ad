/** Whole programs, compiled and run by the build: what the README shows is cut out of them. */
package io.hotpair.samples;
