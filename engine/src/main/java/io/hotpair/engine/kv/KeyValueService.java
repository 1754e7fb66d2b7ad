package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.AnswerEncoder;
import io.hotpair.engine.kv.sbe.CompareAndSetDecoder;
import io.hotpair.engine.kv.sbe.DeleteDecoder;
import io.hotpair.engine.kv.sbe.GetDecoder;
import io.hotpair.engine.kv.sbe.MessageHeaderEncoder;
import io.hotpair.engine.kv.sbe.PutDecoder;
import io.hotpair.engine.kv.sbe.Status;
import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A map from byte strings to byte strings, operated by the messages that {@link KeyValueCommands}
 * encodes. Every operation is answered with an {@code Answer} message; one that is too large or not
 * well formed gets an error status and changes nothing. It has no timers and keeps nothing per
 * session.
 *
 * <p>Memory is allocated only when there are more entries than ever before, or longer ones.
 */
public final class KeyValueService implements ReplicatedService {
  /** Longest key in bytes. */
  public static final int MAX_KEY_LENGTH = 1024;

  /** Longest value in bytes. */
  public static final int MAX_VALUE_LENGTH = 3072;

  private static final DirectBuffer NOTHING = new UnsafeBuffer(new byte[0]);

  private final FrameReader reader = new FrameReader();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AnswerEncoder answerEncoder = new AnswerEncoder();
  private final KeyValueSnapshot snapshot = new KeyValueSnapshot();
  private EntryMap map = new EntryMap();

  @Override
  public void onStart(ServiceContext context) {}

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    final int templateId = reader.wrap(operation.buffer(), operation.offset(), operation.length());
    return switch (templateId) {
      case GetDecoder.TEMPLATE_ID -> tooLarge(0) ? refuse(answer) : onGet(answer);
      case PutDecoder.TEMPLATE_ID -> tooLarge(1) ? refuse(answer) : onPut(answer);
      case CompareAndSetDecoder.TEMPLATE_ID ->
          tooLarge(2) ? refuse(answer) : onCompareAndSet(answer);
      case DeleteDecoder.TEMPLATE_ID -> tooLarge(0) ? refuse(answer) : onDelete(answer);
      default -> answer(answer, Status.MALFORMED);
    };
  }

  @Override
  public void onTimer(long correlationId, long timestampNs) {}

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {}

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {}

  @Override
  public long digest() {
    return map.digest();
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    snapshot.write(map, output);
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    map = snapshot.read(input);
  }

  private boolean tooLarge(int valueCount) {
    if (reader.fieldLength(0) > MAX_KEY_LENGTH) {
      return true;
    }
    for (int i = 1; i <= valueCount; i++) {
      if (reader.fieldLength(i) > MAX_VALUE_LENGTH) {
        return true;
      }
    }
    return false;
  }

  private int onGet(MutableDirectBuffer answer) {
    final Entry entry = find();
    return entry == null
        ? answer(answer, Status.NOT_FOUND)
        : answer(answer, Status.OK, entry.value(), entry.valueLength());
  }

  private int onPut(MutableDirectBuffer answer) {
    final DirectBuffer buffer = reader.buffer();
    final Entry entry = find();
    if (entry == null) {
      map.add(
          buffer,
          reader.fieldOffset(0),
          reader.fieldLength(0),
          buffer,
          reader.fieldOffset(1),
          reader.fieldLength(1));
    } else {
      map.setValue(entry, buffer, reader.fieldOffset(1), reader.fieldLength(1));
    }
    return answer(answer, Status.OK);
  }

  private int onCompareAndSet(MutableDirectBuffer answer) {
    final Entry entry = find();
    if (entry == null) {
      return answer(answer, Status.NOT_FOUND);
    }
    final DirectBuffer buffer = reader.buffer();
    if (!entry.hasValue(buffer, reader.fieldOffset(1), reader.fieldLength(1))) {
      return answer(answer, Status.MISMATCH, entry.value(), entry.valueLength());
    }
    map.setValue(entry, buffer, reader.fieldOffset(2), reader.fieldLength(2));
    return answer(answer, Status.OK);
  }

  private int onDelete(MutableDirectBuffer answer) {
    final Entry entry = find();
    if (entry == null) {
      return answer(answer, Status.NOT_FOUND);
    }
    map.remove(entry);
    return answer(answer, Status.OK);
  }

  private Entry find() {
    return map.find(reader.buffer(), reader.fieldOffset(0), reader.fieldLength(0));
  }

  private int refuse(MutableDirectBuffer answer) {
    return answer(answer, Status.TOO_LARGE);
  }

  private int answer(MutableDirectBuffer into, Status status) {
    return answer(into, status, NOTHING, 0);
  }

  private int answer(MutableDirectBuffer into, Status status, DirectBuffer value, int length) {
    answerEncoder.wrapAndApplyHeader(into, 0, header).status(status).putValue(value, 0, length);
    return answerEncoder.limit();
  }
}
