/**
 * The structured log: few lines, each one JSON object, written off the hot path. It must never be
 * used for operations or records, and never make its caller wait.
 */
package io.hotpair.engine.events;
