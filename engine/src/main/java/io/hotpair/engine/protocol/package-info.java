/**
 * Rules P1 to P10 as plain code: messages and the time go in, messages and decisions come out. No
 * threads, sockets, files or clocks may ever be used here; a test forbids their imports.
 */
package io.hotpair.engine.protocol;
