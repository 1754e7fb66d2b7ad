package io.hotpair.engine.simulation;

/** Takes messages: what a process does not expect it ignores. Each returns whether it is taken. */
interface MessageHandler {
  default boolean onHeartbeat(Message.Heartbeat heartbeat) {
    return true;
  }

  default boolean onView(Message.ViewTold told) {
    return true;
  }

  default boolean onAck(Message.Ack ack) {
    return true;
  }

  default boolean onAlignRequest(Message.AlignRequest request) {
    return true;
  }

  default boolean onAlignReply(Message.AlignReply reply) {
    return true;
  }

  default boolean onCatchUpRequest(Message.CatchUpRequest request) {
    return true;
  }

  default boolean onAdmitRequest(Message.AdmitRequest request) {
    return true;
  }

  default boolean onLiveRecord(Message.LiveRecord record) {
    return true;
  }

  default boolean onCatchUpRecord(Message.CatchUpRecord record) {
    return true;
  }

  default boolean onSessionOpen(Message.SessionOpen open) {
    return true;
  }

  default boolean onOffer(Message.Offer offer) {
    return true;
  }

  default boolean onKeepAlive(Message.KeepAlive keepAlive) {
    return true;
  }

  default boolean onAnswer(Message.Answer answer) {
    return true;
  }
}
