package io.hotpair.engine.client;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/** What a {@link HotpairClient} is connected with. Filled by one thread. */
public final class ClientContext {
  private Settings settings = Settings.defaults();
  private AnswerListener listener;
  private long sendAgainAfterNs = TimeUnit.MILLISECONDS.toNanos(200);
  private ErrorHandler errorHandler =
      error -> System.err.println("hotpair client: " + error.getMessage());

  /** Creates one with the default settings, overridden by system properties. */
  public ClientContext() {}

  /**
   * Sets all settings: those of channel, nodes, threads and driver matter here.
   *
   * @param value for instance what {@link Settings#load} gave.
   * @return this.
   */
  public ClientContext settings(Settings value) {
    settings = value;
    return this;
  }

  /**
   * Sets one setting.
   *
   * @param setting to be set.
   * @param value its value.
   * @return this.
   */
  public ClientContext set(Setting setting, Object value) {
    settings = settings.with(setting, value);
    return this;
  }

  /**
   * Sets the listener; there is no default.
   *
   * @param value takes the answers.
   * @return this.
   */
  public ClientContext listener(AnswerListener value) {
    listener = value;
    return this;
  }

  /**
   * Sets after how long without a first answer to any operation all that have none are sent again.
   * Failover does not need it: the nodes remember what they heard.
   *
   * @param value nanoseconds, positive.
   * @return this.
   */
  public ClientContext sendAgainAfterNs(long value) {
    sendAgainAfterNs = value;
    return this;
  }

  /**
   * Sets what is told of the network's troubles.
   *
   * @param value by default messages go to standard error.
   * @return this.
   */
  public ClientContext errorHandler(ErrorHandler value) {
    errorHandler = value;
    return this;
  }

  /**
   * Checks it.
   *
   * @return this.
   * @throws IllegalStateException if there is no listener.
   * @throws IllegalArgumentException if an interval is not positive.
   */
  public ClientContext conclude() {
    if (listener == null) {
      throw new IllegalStateException("set the listener that takes the answers");
    }
    if (sendAgainAfterNs <= 0) {
      throw new IllegalArgumentException("sendAgainAfterNs must be positive: " + sendAgainAfterNs);
    }
    return this;
  }

  Settings settings() {
    return settings;
  }

  AnswerListener listener() {
    return listener;
  }

  long sendAgainAfterNs() {
    return sendAgainAfterNs;
  }

  ErrorHandler errorHandler() {
    return errorHandler;
  }
}
