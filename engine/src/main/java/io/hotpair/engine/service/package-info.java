/**
 * The contract between a replica and the engine that it carries. Nothing here knows how operations
 * are sequenced, replicated or journaled, and nothing here may ever depend on another package of
 * Hotpair.
 */
package io.hotpair.engine.service;
