package io.hotpair.engine.service;

import org.agrona.DirectBuffer;

/**
 * Renders a service's operations and answers for people and tools: history files, journal dumps. It
 * is a reader only and no part of the replicated state. Not meant for the hot path. Not
 * thread-safe.
 */
public interface ServiceCodec {
  /**
   * Appends an operation as one JSON object. Bytes that are no operation of the service are
   * rendered too, as an object that says so; nothing is thrown.
   *
   * @param buffer that holds the operation.
   * @param offset where it begins.
   * @param length in bytes.
   * @param json to append to.
   */
  void describeOperation(DirectBuffer buffer, int offset, int length, StringBuilder json);

  /**
   * Appends an answer as one JSON object. Bytes that are no answer of the service are rendered too,
   * as an object that says so; nothing is thrown.
   *
   * @param buffer that holds the answer.
   * @param offset where it begins.
   * @param length in bytes; 0 is a valid answer.
   * @param json to append to.
   */
  void describeAnswer(DirectBuffer buffer, int offset, int length, StringBuilder json);
}
