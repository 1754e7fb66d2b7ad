package io.hotpair.engine.counters;

import io.aeron.Aeron;
import io.aeron.Counter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;

/** Counters that are opened and closed together. One thread opens and closes them. */
public final class CounterSet implements AutoCloseable {
  private final Aeron aeron;
  private final String prefix;
  private final List<Counter> counters = new ArrayList<>();

  /**
   * Creates an empty set.
   *
   * @param aeron in whose counters file they appear.
   * @param prefix of every label, such as "hotpair watchdog".
   */
  public CounterSet(Aeron aeron, String prefix) {
    this.aeron = aeron;
    this.prefix = prefix;
  }

  /**
   * Opens a counter.
   *
   * @param typeId of {@link CounterTypes}.
   * @param label behind the prefix, with the unit.
   * @return the counter, 0 at first.
   */
  public Counter add(int typeId, String label) {
    Counter counter = aeron.addCounter(typeId, prefix + ": " + label);
    counters.add(counter);
    return counter;
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(counters);
  }
}
