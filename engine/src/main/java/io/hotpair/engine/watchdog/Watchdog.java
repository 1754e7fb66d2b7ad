package io.hotpair.engine.watchdog;

import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.host.ThreadSetup;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import io.hotpair.transport.MediaDriverContext;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.Topology;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A running watchdog: hears the nodes' heartbeats, keeps the register and tells views. It has one
 * thread, or none if an invoker is asked for.
 */
public final class Watchdog implements AutoCloseable {
  private final WatchdogAgent agent;
  private final AgentRunner runner;
  private final AgentInvoker invoker;
  private final MediaDriverLauncher ownDriver;

  private Watchdog(Context context, WatchdogAgent agent, MediaDriverLauncher ownDriver) {
    this.agent = agent;
    this.ownDriver = ownDriver;
    if (context.useInvoker) {
      runner = null;
      invoker = new AgentInvoker(context.errorHandler, null, agent);
      invoker.start();
    } else {
      invoker = null;
      runner =
          new AgentRunner(
              context.idleStrategy, context.errorHandler, null, context.threadSetup.on(agent));
      AgentRunner.startOnThread(runner);
    }
  }

  /**
   * Opens the register (or creates it, if that is asked for), the driver and the channels, and
   * starts.
   *
   * @param context the settings; concluded here.
   * @return it, running.
   * @throws IllegalArgumentException naming the wrong setting.
   * @throws io.hotpair.engine.protocol.watchdog.RegisterException naming the register's file.
   * @throws io.hotpair.transport.TransportException naming the channel or driver.
   */
  public static Watchdog launch(Context context) {
    context.conclude();
    if (context.createRegister) {
      FileRegister.create(context.registerFile, context.cluster, context.topology.nodeIds());
    }
    FileRegister register =
        FileRegister.open(context.registerFile, context.cluster, context.topology.nodeIds());
    MediaDriverLauncher ownDriver = null;
    try {
      rehearse(context);
      if (context.driver == null) {
        ownDriver = MediaDriverLauncher.launch(context.driverContext);
      }
      MediaDriverLauncher driver = context.driver == null ? ownDriver : context.driver;
      WatchdogAgent agent = new WatchdogAgent(context, driver, register);
      tellStart(context, register);
      return new Watchdog(context, agent, ownDriver);
    } catch (RuntimeException e) {
      CloseHelper.quietCloseAll(ownDriver, register);
      throw e;
    }
  }

  private static void rehearse(Context context) {
    try {
      // With the register locked: another watchdog cannot be at it.
      WatchdogRehearsal.run(context.registerFile.toAbsolutePath(), context.timings);
    } catch (RegisterException e) {
      // The register itself never grows: on a full disk the watchdog can still do its work.
      context.eventLog.event("notRehearsed", "why", e.getMessage());
    }
  }

  private static void tellStart(Context context, FileRegister register) {
    View view = register.read();
    context.eventLog.event(
        "started",
        "cluster",
        register.cluster(),
        "nodes",
        register.nodeIds(),
        "version",
        view.version(),
        "epoch",
        view.epoch(),
        "primary",
        view.primaryId(),
        "damagedSlot",
        register.damagedSlot());
  }

  /**
   * The view in the register, as of about a millisecond ago. Any thread.
   *
   * @return the view.
   */
  public View view() {
    return agent.view();
  }

  /**
   * Makes a node primary alone because an operator says so, whatever may be lost (P9); the events
   * say what that is. Any thread.
   *
   * @param nodeId to carry on; it must be running.
   * @return completes with the new view, or with an {@link IllegalArgumentException} or {@link
   *     IllegalStateException} that says what is wrong.
   */
  public CompletableFuture<View> force(int nodeId) {
    return agent.force(nodeId);
  }

  /**
   * Whether it still runs: it stops by itself when the register or the driver fails.
   *
   * @return false once it has stopped.
   */
  public boolean isRunning() {
    return runner == null ? !invoker.isClosed() : !runner.isClosed();
  }

  /**
   * Does one round of work, where an invoker was asked for. One thread.
   *
   * @return how much was done; 0 if the caller may idle, as there was nothing, or nothing but
   *     heartbeats that came in time.
   * @throws IllegalStateException if it has a thread of its own.
   */
  public int invoke() {
    if (invoker == null) {
      throw new IllegalStateException("this watchdog has a thread of its own");
    }
    return invoker.invoke();
  }

  @Override
  public void close() {
    CloseHelper.closeAll(runner, invoker, ownDriver);
  }

  /** Settings, fluent. */
  public static final class Context {
    private Topology topology;
    private String cluster = "hotpair";
    private Path registerFile;
    private boolean createRegister;
    private WatchdogTimings timings = new WatchdogTimings();
    private EventLog eventLog;
    private MediaDriverLauncher driver;
    private MediaDriverContext driverContext;
    private IdleStrategy idleStrategy =
        new BackoffIdleStrategy(
            100, 100, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(100));
    private ThreadSetup threadSetup = ThreadSetup.NONE;
    private boolean useInvoker;
    private ErrorHandler errorHandler;

    /**
     * Checks that all is there and fits together.
     *
     * @return this.
     * @throws IllegalArgumentException naming the wrong setting.
     */
    public Context conclude() {
      required("topology", topology);
      required("registerFile", registerFile);
      required("eventLog", eventLog);
      required("errorHandler", errorHandler);
      if ((driver == null) == (driverContext == null)) {
        throw new IllegalArgumentException(
            "give either driver (one that runs) or driverContext (one to launch)");
      }
      timings.conclude();
      return this;
    }

    private static void required(String name, Object value) {
      if (value == null) {
        throw new IllegalArgumentException(name + " is not set; set it");
      }
    }

    /** Sets who takes part. Required. */
    public Context topology(Topology value) {
      topology = value;
      return this;
    }

    /** Who takes part. */
    public Topology topology() {
      return topology;
    }

    /** Sets the cluster's name, which the register must carry; default hotpair. */
    public Context cluster(String value) {
      cluster = value;
      return this;
    }

    /** Sets the register's file. Required. */
    public Context registerFile(Path value) {
      registerFile = value;
      return this;
    }

    /** Sets whether the register is to be created: for a new cluster only; default false. */
    public Context createRegister(boolean value) {
      createRegister = value;
      return this;
    }

    /** Sets intervals and patience; default: those for a shared machine. */
    public Context timings(WatchdogTimings value) {
      timings = value;
      return this;
    }

    /** Intervals and patience. */
    public WatchdogTimings timings() {
      return timings;
    }

    /** Sets where events go; it is not closed with the watchdog. Required. */
    public Context eventLog(EventLog value) {
      eventLog = value;
      return this;
    }

    /** Where events go. */
    public EventLog eventLog() {
      return eventLog;
    }

    /** Sets a driver that runs already; it is not closed with the watchdog. */
    public Context driver(MediaDriverLauncher value) {
      driver = value;
      return this;
    }

    /** Sets the driver to launch; it is closed with the watchdog. */
    public Context driverContext(MediaDriverContext value) {
      driverContext = value;
      return this;
    }

    /** Sets what the thread does when there is nothing to do; default: back off to 100 µs. */
    public Context idleStrategy(IdleStrategy value) {
      idleStrategy = value;
      return this;
    }

    /** Sets what the thread asks of the system; default: nothing. */
    public Context threadSetup(ThreadSetup value) {
      threadSetup = value;
      return this;
    }

    /** Sets whether the caller drives it through {@link Watchdog#invoke}; default false. */
    public Context useInvoker(boolean value) {
      useInvoker = value;
      return this;
    }

    /** Sets who hears of errors on the watchdog's thread. Required; must not throw. */
    public Context errorHandler(ErrorHandler value) {
      errorHandler = value;
      return this;
    }

    /** Who hears of errors. */
    public ErrorHandler errorHandler() {
      return errorHandler;
    }
  }
}
