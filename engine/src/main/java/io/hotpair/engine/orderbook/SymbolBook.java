package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;

/** The two sides of one symbol, and whether it is halted. */
final class SymbolBook {
  private final int symbolId;
  private final PriceLadder bids;
  private final PriceLadder asks;
  private boolean halted;

  SymbolBook(int symbolId, LadderBlockPool pool) {
    this.symbolId = symbolId;
    bids = new PriceLadder(Side.BUY, pool);
    asks = new PriceLadder(Side.SELL, pool);
  }

  int symbolId() {
    return symbolId;
  }

  PriceLadder side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  PriceLadder opposite(Side side) {
    return side == Side.BUY ? asks : bids;
  }

  boolean halted() {
    return halted;
  }

  void halted(boolean halted) {
    this.halted = halted;
  }
}
