/**
 * The journal: append, read from a sequence, cut. Chronicle Queue is inside, behind {@link
 * io.hotpair.journal.Journal}. It must never know Aeron or views.
 */
package io.hotpair.journal;
