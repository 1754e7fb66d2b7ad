/**
 * A key-value service over byte strings: get, put, compare-and-set, delete. It shows that a replica
 * carries any deterministic service, and it is the one that linearizability checkers know. It
 * depends only on {@code io.hotpair.engine.service} and its own schema, and must never know that it
 * is replicated.
 */
package io.hotpair.engine.kv;
