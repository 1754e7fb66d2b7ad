/**
 * From settings to what a process of Hotpair runs on: channels, media driver, threads. Shared by
 * replicas, the watchdog and clients; must never know what they do.
 */
package io.hotpair.engine.host;
