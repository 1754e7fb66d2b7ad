package io.hotpair.engine.snapshot;

import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.snapshot.sbe.MessageHeaderDecoder;
import io.hotpair.engine.snapshot.sbe.SessionStateDecoder;
import io.hotpair.engine.snapshot.sbe.StateEndDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.collections.LongArrayList;

/**
 * A snapshot whose every frame was verified. Immutable; the file is read again when the state is
 * wanted. Any thread.
 */
public final class SnapshotFile implements StateSnapshot {
  private final Path path;
  private final long length;
  private final SnapshotHeader header;
  private final long[] sessionIds;
  private final long[] lastClientSequences;

  private SnapshotFile(
      Path path,
      long length,
      SnapshotHeader header,
      long[] sessionIds,
      long[] lastClientSequences) {
    this.path = path;
    this.length = length;
    this.header = header;
    this.sessionIds = sessionIds;
    this.lastClientSequences = lastClientSequences;
  }

  /** The same under another name. */
  SnapshotFile movedTo(Path target) {
    return new SnapshotFile(target, length, header, sessionIds, lastClientSequences);
  }

  /**
   * Reads a file from its first to its last byte.
   *
   * @param path of the file.
   * @param pacer keeps the reading thread to its share of a core.
   * @return the snapshot.
   * @throws SnapshotException if it is damaged or of a newer format, naming file and byte.
   * @throws UncheckedIOException if the disk refuses, or the thread was interrupted; nothing is
   *     known of the file then.
   */
  public static SnapshotFile verify(Path path, Pacer pacer) {
    try (FrameReader reader = new FrameReader(path)) {
      return verify(path, reader, pacer);
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot " + path + " cannot be read: " + e, e);
    }
  }

  private static SnapshotFile verify(Path path, FrameReader reader, Pacer pacer)
      throws IOException {
    HeaderCodec codec = new HeaderCodec();
    if (reader.next() != FrameKind.HEADER) {
      throw reader.damaged("it does not begin as a snapshot does");
    }
    try {
      SnapshotHeader header = codec.readHeader(reader);
      SessionList sessions = new SessionList();
      int kind = reader.next();
      while (kind == FrameKind.STATE) {
        sessions.onFrame(reader);
        pacer.onWork();
        kind = reader.next();
      }
      if (kind != FrameKind.END) {
        throw reader.damaged("its end is missing");
      }
      codec.checkEnd(reader);
      if (reader.next() != 0) {
        throw reader.damaged("there is something behind its end");
      }
      return new SnapshotFile(
          path, Files.size(path), header, sessions.ids.toLongArray(), sessions.lasts.toLongArray());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw reader.damaged(e.getMessage(), e);
    }
  }

  /** Gathers what the sequencing thread needs of the sessions. */
  private static final class SessionList {
    private final LongArrayList ids = new LongArrayList();
    private final LongArrayList lasts = new LongArrayList();
    private final MessageHeaderDecoder frame = new MessageHeaderDecoder();
    private final SessionStateDecoder session = new SessionStateDecoder();
    private boolean isComplete;

    void onFrame(FrameReader reader) {
      if (isComplete || reader.length() < MessageHeaderDecoder.ENCODED_LENGTH) {
        return;
      }
      frame.wrap(reader.buffer(), reader.offset());
      if (frame.templateId() == SessionStateDecoder.TEMPLATE_ID) {
        int body = reader.offset() + MessageHeaderDecoder.ENCODED_LENGTH;
        session.wrap(reader.buffer(), body, frame.blockLength(), frame.version());
        ids.addLong(session.sessionId());
        lasts.addLong(session.lastClientSequence());
      }
      isComplete = frame.templateId() == StateEndDecoder.TEMPLATE_ID;
    }
  }

  @Override
  public void restore(ReplicatedState state) {
    restore(state, Pacer.none());
  }

  /**
   * Puts the snapshot's state in place of another.
   *
   * @param state to be replaced whole; not to be used if this throws.
   * @param pacer keeps the reading thread to its share of a core.
   * @throws SnapshotException if the service refuses it, or its digest is another afterwards.
   */
  public void restore(ReplicatedState state, Pacer pacer) {
    try (FrameReader reader = new FrameReader(path)) {
      reader.next();
      state.readSnapshot(input(reader, pacer));
    } catch (IOException e) {
      throw new SnapshotException("snapshot " + path + " cannot be read: " + e, e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new SnapshotException(
          "snapshot "
              + path
              + " is whole, but the service refuses it: "
              + e.getMessage()
              + "; run the build that wrote it, or delete it if the journal still has all records",
          e);
    }
    if (state.digest() != header.digest()) {
      throw new SnapshotException(
          "snapshot "
              + path
              + " gives the digest "
              + Long.toHexString(state.digest())
              + " instead of "
              + Long.toHexString(header.digest())
              + ": the service does not restore what it wrote; delete it if the journal still has"
              + " all records");
    }
  }

  private static SnapshotInput input(FrameReader reader, Pacer pacer) {
    return handler -> {
      try {
        if (reader.next() != FrameKind.STATE) {
          return false;
        }
      } catch (IOException e) {
        throw new SnapshotException("a snapshot cannot be read: " + e, e);
      }
      handler.frame(reader.buffer(), reader.offset(), reader.length());
      pacer.onWork();
      return true;
    };
  }

  /**
   * Where it is.
   *
   * @return path.
   */
  public Path path() {
    return path;
  }

  /**
   * How long it is.
   *
   * @return bytes.
   */
  public long length() {
    return length;
  }

  @Override
  public SnapshotHeader header() {
    return header;
  }

  /**
   * Sequence of the last record that is in the state.
   *
   * @return sequence.
   */
  public long sequence() {
    return header.sequence();
  }

  @Override
  public void forEachSession(SessionVisitor visitor) {
    for (int i = 0; i < sessionIds.length; i++) {
      visitor.onSession(sessionIds[i], lastClientSequences[i]);
    }
  }
}
