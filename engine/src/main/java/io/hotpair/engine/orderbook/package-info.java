/**
 * The reference trading engine: order books with price-time priority for many symbols, as a
 * replicated service. It shows what an engine that Hotpair carries looks like, and it is the
 * default service of the commands.
 *
 * <p>Operations are written with {@link io.hotpair.engine.orderbook.OrderCommands}; answers are
 * read with the SBE codecs of {@code io.hotpair.engine.orderbook.sbe}.
 *
 * <p>It must never know how its operations are sequenced, replicated or journaled, and never look
 * at a clock, a random source, a file or another thread.
 */
package io.hotpair.engine.orderbook;
