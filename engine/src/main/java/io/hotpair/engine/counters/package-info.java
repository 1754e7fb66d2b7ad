/**
 * Hotpair's counters in Aeron's counters file, so that existing tools read them. They show; nothing
 * may ever be decided from them.
 */
package io.hotpair.engine.counters;
