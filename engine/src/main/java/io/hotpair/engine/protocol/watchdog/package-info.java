/**
 * The watchdog's judgement (P1, P7, P8c, P9 and P10): who is suspected, and which view comes next.
 * Reports and the time go in; views to tell and events come out. No threads, sockets, files, clocks
 * or chance may ever be used here.
 */
package io.hotpair.engine.protocol.watchdog;
