/**
 * The wire: how frames look and how they travel over Aeron. It knows nothing of views or journals
 * beyond the fields of the messages, and must never decide anything.
 */
package io.hotpair.transport;
