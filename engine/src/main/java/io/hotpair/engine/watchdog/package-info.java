/**
 * The watchdog as a launchable: the register's file, the agent that hears heartbeats and tells
 * views, its settings, events and counters. Decisions are not made here but in {@link
 * io.hotpair.engine.protocol.watchdog}.
 */
package io.hotpair.engine.watchdog;
