package io.hotpair.engine.drill;

import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.service.ServiceCodec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes what the client did and saw, an operation a line, for an independent checker. */
final class HistoryWriter {
  private final ServiceCodec codec;
  private final AnswerLog answers;
  private final IntFunction<String> letterOf;
  private final StringBuilder line = new StringBuilder();

  HistoryWriter(ServiceCodec codec, AnswerLog answers, IntFunction<String> letterOf) {
    this.codec = codec;
    this.answers = answers;
    this.letterOf = letterOf;
  }

  /** Adds the operations of a source that gives the same as the one that was played. */
  void write(Path file, long sessionId, OperationSource source) throws IOException {
    UnsafeBuffer operation = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
    try (BufferedWriter writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (long sequence = 1; answers.isOffered(sequence); sequence++) {
        int length = source.next(operation, 0);
        line.setLength(0);
        line.append("{\"session\":").append(sessionId).append(",\"seq\":").append(sequence);
        line.append(",\"invokeNs\":").append(answers.sentAtNs(sequence));
        line.append(",\"completeNs\":");
        boolean isAnswered = answers.isAnswered(sequence);
        line.append(isAnswered ? Long.toString(answers.answeredAtNs(sequence)) : "null");
        line.append(",\"op\":");
        codec.describeOperation(operation, 0, length, line);
        line.append(",\"result\":");
        appendAnswer(sequence, isAnswered);
        long record = answers.recordOf(sequence);
        line.append(",\"record\":").append(record == 0 ? "null" : Long.toString(record));
        writer.append(line.append("}\n"));
      }
    }
  }

  private void appendAnswer(long sequence, boolean isAnswered) {
    if (!isAnswered) {
      line.append("null,\"by\":null");
      return;
    }
    codec.describeAnswer(
        answers.answerBuffer(sequence),
        answers.answerOffset(sequence),
        answers.answerLength(sequence),
        line);
    line.append(",\"by\":\"").append(letterOf.apply(answers.answeredBy(sequence))).append('"');
  }
}
