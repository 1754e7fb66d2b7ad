package io.hotpair.engine.tools;

import io.hotpair.engine.service.ServiceCodec;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.AdmitDecoder;
import io.hotpair.journal.sbe.EpochStartDecoder;
import io.hotpair.journal.sbe.RecordKind;
import io.hotpair.journal.sbe.SessionOpenedDecoder;
import java.nio.ByteOrder;

/** Renders records: a line for people, a JSON object for machines, a payload for tables. */
final class RecordText {
  private final ServiceCodec codec;

  RecordText(ServiceCodec codec) {
    this.codec = codec;
  }

  void appendText(RecordFlyweight record, StringBuilder out) {
    out.append(record.sequence()).append(" e").append(record.epoch()).append(' ');
    out.append(Moments.text(record.timestampNs())).append(' ').append(record.kind());
    if (record.sessionId() != 0) {
      out.append(" session ").append(record.sessionId());
    }
    if (record.clientSequence() != 0) {
      out.append(record.kind() == RecordKind.TIMER ? " timer " : " #");
      out.append(record.clientSequence());
    }
    if (record.payloadLength() > 0) {
      appendPayload(record, out.append(' '));
    }
  }

  void appendJson(RecordFlyweight record, StringBuilder out) {
    Json json = new Json(out);
    json.number("sequence", record.sequence())
        .number("epoch", record.epoch())
        .number("timestampNs", record.timestampNs())
        .text("time", Moments.text(record.timestampNs()))
        .text("kind", record.kind().name())
        .number("session", record.sessionId())
        .number("clientSequence", record.clientSequence())
        .number("length", record.payloadLength());
    if (record.payloadLength() > 0) {
      appendPayload(record, json.name("payload"));
    }
    json.end();
  }

  /** The payload as one JSON object; {@code {}} if there is none. */
  void appendPayload(RecordFlyweight record, StringBuilder out) {
    if (record.kind() == RecordKind.OPERATION) {
      codec.describeOperation(record.buffer(), record.payloadOffset(), record.payloadLength(), out);
      return;
    }
    Json json = new Json(out);
    if (hasForm(record)) {
      ownPayload(record, json);
    } else {
      StringBuilder hex = new StringBuilder();
      HexCodec.append(record.buffer(), record.payloadOffset(), record.payloadLength(), hex);
      json.text("hex", hex.toString());
    }
    json.end();
  }

  /** Whether the payload of one of Hotpair's own records is as long as it must be. */
  private static boolean hasForm(RecordFlyweight record) {
    int length = record.payloadLength();
    return switch (record.kind()) {
      case EPOCH_START -> length == EpochStartDecoder.BLOCK_LENGTH;
      case ADMIT, CANCEL_ADMIT -> length == AdmitDecoder.BLOCK_LENGTH;
      case SESSION_OPEN -> {
        int fixed = SessionOpenedDecoder.BLOCK_LENGTH;
        int at = record.payloadOffset() + fixed;
        yield length >= fixed + Integer.BYTES
            && record.buffer().getInt(at, ByteOrder.LITTLE_ENDIAN)
                == length - fixed - Integer.BYTES;
      }
      case OPERATION, SESSION_CLOSE, TIMER, NULL_VAL -> length == 0;
    };
  }

  private static void ownPayload(RecordFlyweight record, Json json) {
    switch (record.kind()) {
      case EPOCH_START -> epochStart(record, json);
      case ADMIT, CANCEL_ADMIT -> admit(record, json);
      case SESSION_OPEN -> sessionOpened(record, json);
      case OPERATION, SESSION_CLOSE, TIMER, NULL_VAL -> {
        // they have none
      }
    }
  }

  private static void epochStart(RecordFlyweight record, Json json) {
    EpochStartDecoder start = epochStart(record);
    json.number("version", start.version())
        .number("previousEpoch", start.previousEpoch())
        .number("primaryIncarnation", start.primaryIncarnation())
        .number("primaryId", start.primaryId());
    if (start.isForced() == 1) {
      json.flag("forced", true);
    }
  }

  static EpochStartDecoder epochStart(RecordFlyweight record) {
    return new EpochStartDecoder()
        .wrap(
            record.buffer(),
            record.payloadOffset(),
            EpochStartDecoder.BLOCK_LENGTH,
            EpochStartDecoder.SCHEMA_VERSION);
  }

  private static void admit(RecordFlyweight record, Json json) {
    AdmitDecoder admit =
        new AdmitDecoder()
            .wrap(
                record.buffer(),
                record.payloadOffset(),
                AdmitDecoder.BLOCK_LENGTH,
                AdmitDecoder.SCHEMA_VERSION);
    json.number("version", admit.version())
        .number("incarnation", admit.incarnation())
        .number("nodeId", admit.nodeId());
  }

  private static void sessionOpened(RecordFlyweight record, Json json) {
    SessionOpenedDecoder opened =
        new SessionOpenedDecoder()
            .wrap(
                record.buffer(),
                record.payloadOffset(),
                SessionOpenedDecoder.BLOCK_LENGTH,
                SessionOpenedDecoder.SCHEMA_VERSION);
    int streamId = opened.responseStreamId();
    json.number("responseStreamId", streamId).text("responseChannel", opened.responseChannel());
  }
}
