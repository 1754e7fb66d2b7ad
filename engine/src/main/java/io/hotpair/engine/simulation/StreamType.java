package io.hotpair.engine.simulation;

/** What a stream carries; each is ordered in itself and in no order with the others. */
enum StreamType {
  CONTROL,
  ACKS,
  RECORDS,
  CATCH_UP,
  INGRESS,
  ANSWERS
}
