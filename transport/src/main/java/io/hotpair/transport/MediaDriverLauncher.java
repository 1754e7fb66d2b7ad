package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;

/**
 * A process's media driver, embedded or external, and its Aeron client. Publications and
 * subscriptions may be opened from any thread; {@link #invoke} belongs to one.
 */
public final class MediaDriverLauncher implements AutoCloseable {
  private static final int ROW_LIMIT = 4;

  private final MediaDriver driver;
  private final Aeron aeron;
  private final AgentInvoker driverInvoker;
  private final AgentInvoker clientInvoker;
  private final ClientThread clientThread;

  private MediaDriverLauncher(MediaDriverContext context, MediaDriver driver, Aeron aeron) {
    this.driver = driver;
    this.aeron = aeron;
    driverInvoker = driver == null ? null : driver.sharedAgentInvoker();
    clientInvoker = context.clientInvoker ? aeron.conductorAgentInvoker() : null;
    clientThread =
        context.clientInvoker
            ? null
            : ClientThread.start(aeron.conductorAgentInvoker(), context.errorHandler);
  }

  /**
   * Starts the driver, unless an external one is to be used, and connects to it.
   *
   * @param context the settings.
   * @return it, connected.
   * @throws TransportException if that fails, with what to do.
   */
  public static MediaDriverLauncher launch(MediaDriverContext context) {
    if (context.errorHandler == null) {
      throw new TransportException("no error handler is set; set MediaDriverContext.errorHandler");
    }
    if (context.externalDirectory != null) {
      requireDriverFile(context.externalDirectory);
      return new MediaDriverLauncher(
          context, null, connect(context, context.externalDirectory.toString(), null));
    }
    MediaDriver driver = launchEmbedded(context);
    try {
      Aeron aeron = connect(context, driver.aeronDirectoryName(), driver.sharedAgentInvoker());
      return new MediaDriverLauncher(context, driver, aeron);
    } catch (RuntimeException e) {
      CloseHelper.quietClose(driver);
      throw e;
    }
  }

  /**
   * Aeron's client.
   *
   * @return the client, open until this is closed.
   */
  public Aeron aeron() {
    return aeron;
  }

  /**
   * Directory of the driver, in which its counters are.
   *
   * @return the directory's name.
   */
  public String directory() {
    return aeron.context().aeronDirectoryName();
  }

  /**
   * Drives the driver and the client, as far as they have no threads of their own. To be called
   * again and again by one thread, at least every few milliseconds.
   *
   * @return how much was done; 0 for nothing.
   */
  public int invoke() {
    int work = driverInvoker == null ? 0 : driverInvoker.invoke();
    return clientInvoker == null ? work : work + clientInvoker.invoke();
  }

  /**
   * The same up to four times in a row, while there is something to do. A media driver takes one
   * datagram of each socket at a time: so a turn of everything else, and the datagrams that it
   * sends, are for several, if several wait.
   *
   * @return how much was done; 0 for nothing.
   */
  public int invokeInARow() {
    int work = 0;
    for (int i = 0; i < ROW_LIMIT; i++) {
      int more = invoke();
      if (more == 0) {
        break;
      }
      work += more;
    }
    return work;
  }

  /** Closes the client and an embedded driver, and deletes the latter's directory. */
  @Override
  public void close() {
    CloseHelper.quietCloseAll(clientThread, aeron, driver);
  }

  /** Without this, connecting would wait for a driver that was never started. */
  private static void requireDriverFile(Path directory) {
    Path file = directory.resolve(CncFileDescriptor.CNC_FILE);
    if (!Files.exists(file)) {
      throw new TransportException(
          "no media driver runs in "
              + directory
              + " (there is no "
              + CncFileDescriptor.CNC_FILE
              + "); start it, correct the directory, or use the embedded driver");
    }
  }

  private static MediaDriver launchEmbedded(MediaDriverContext context) {
    Path directory = DriverDirectories.prepare(context.baseDirectory, context.name);
    MediaDriver.Context driverContext =
        DriverSettings.apply(new MediaDriver.Context())
            .aeronDirectoryName(directory.toString())
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .warnIfDirectoryExists(false)
            .errorHandler(context.errorHandler)
            .threadingMode(context.threadingMode)
            .conductorIdleStrategy(context.idleStrategy.get())
            .senderIdleStrategy(context.idleStrategy.get())
            .receiverIdleStrategy(context.idleStrategy.get())
            .sharedIdleStrategy(context.idleStrategy.get())
            .sharedNetworkIdleStrategy(context.idleStrategy.get())
            .asyncExecutorEnabled(context.threadingMode == ThreadingMode.DEDICATED);
    try {
      return MediaDriver.launch(context.driverAdjustment.apply(driverContext));
    } catch (RuntimeException e) {
      throw new TransportException(
          "cannot start the media driver in "
              + directory
              + ": "
              + e.getMessage()
              + "; check that the directory can be written and has room",
          e);
    }
  }

  private static Aeron connect(
      MediaDriverContext context, String directory, AgentInvoker driverInvoker) {
    Aeron.Context clientContext =
        DriverSettings.apply(new Aeron.Context(), context.externalDirectory == null)
            .aeronDirectoryName(directory)
            .clientName(context.name)
            .errorHandler(context.errorHandler)
            .subscriberErrorHandler(context.errorHandler)
            .useConductorAgentInvoker(true)
            .driverAgentInvoker(driverInvoker);
    try {
      return Aeron.connect(clientContext);
    } catch (AeronException e) {
      throw new TransportException(
          "no media driver answers in "
              + directory
              + ": "
              + e.getMessage()
              + "; start it, or use the embedded one",
          e);
    }
  }
}
