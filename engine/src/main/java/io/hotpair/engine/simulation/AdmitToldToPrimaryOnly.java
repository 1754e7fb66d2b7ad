package io.hotpair.engine.simulation;

import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.AdmitEncoder;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.concurrent.UnsafeBuffer;

/** The Admit record that reaches the others is of a version long past, and binds nobody. */
final class AdmitToldToPrimaryOnly implements Sabotage {
  private final RecordFlyweight record = new RecordFlyweight();

  @Override
  public Message arriving(SimNode node, Message message) {
    if (message instanceof Message.LiveRecord live && isAdmit(live.bytes())) {
      return new Message.LiveRecord(unbinding(live.bytes()));
    }
    if (message instanceof Message.CatchUpRecord caught && isAdmit(caught.bytes())) {
      return new Message.CatchUpRecord(
          caught.targetIncarnation(), caught.epoch(), unbinding(caught.bytes()));
    }
    return message;
  }

  private boolean isAdmit(byte[] bytes) {
    return record.wrap(new UnsafeBuffer(bytes), 0, bytes.length).kind() == RecordKind.ADMIT;
  }

  private byte[] unbinding(byte[] bytes) {
    UnsafeBuffer copy = new UnsafeBuffer(bytes.clone());
    int payloadOffset = record.wrap(copy, 0, bytes.length).payloadOffset();
    new AdmitEncoder().wrap(copy, payloadOffset).version(0);
    new RecordWriter().wrap(copy, 0, bytes.length).seal();
    return copy.byteArray();
  }
}
