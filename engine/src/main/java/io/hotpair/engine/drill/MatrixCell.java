package io.hotpair.engine.drill;

import io.hotpair.engine.process.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fault on a service.
 *
 * @param fault that is done.
 * @param service that the pair carries.
 */
record MatrixCell(Fault fault, ServiceKind service) {
  private static final List<String> OF_PROCESSES =
      List.of(
          "kill:primary",
          "kill:hot",
          "kill:watchdog",
          "kill:primary+hot",
          "kill:primary+watchdog",
          "kill:hot+watchdog",
          "kill:primary+hot+watchdog",
          "stop:primary",
          "stop:hot",
          "stop:watchdog",
          "stop:primary+hot",
          "stop:primary+watchdog",
          "stop:hot+watchdog",
          "storm:primary",
          "storm:hot",
          "storm:watchdog",
          "storm:primary+hot",
          "kill:client",
          "stop:client",
          "kill:client+primary",
          "storm:client");
  private static final List<String> OF_LINKS =
      List.of(
          "cut:primary-hot",
          "cut:primary>hot",
          "cut:hot>primary",
          "cut:watchdog-primary",
          "cut:primary>watchdog",
          "cut:watchdog>primary",
          "cut:watchdog-hot",
          "cut:client-primary",
          "cut:client>primary",
          "cut:primary>client",
          "cut:client-hot",
          "cut:primary",
          "cut:hot",
          "cut:watchdog",
          "loss:all",
          "delay:all",
          "duplicate:all",
          "reorder:all");
  private static final List<String> WITH_ORDERS =
      List.of("kill:primary", "kill:primary+hot", "stop:primary", "cut:primary-hot", "loss:all");
  private static final List<String> QUICK =
      List.of(
          "kill:primary",
          "kill:primary+hot",
          "kill:primary+watchdog",
          "stop:primary",
          "stop:hot+watchdog",
          "storm:hot",
          "cut:primary-hot",
          "cut:client-primary",
          "loss:all",
          "reorder:all");

  /** All cells; the history of the key-value service can be judged, so it gets every fault. */
  static List<MatrixCell> all() {
    List<MatrixCell> cells = new ArrayList<>();
    add(cells, OF_PROCESSES, ServiceKind.KV);
    add(cells, OF_LINKS, ServiceKind.KV);
    add(cells, WITH_ORDERS, ServiceKind.ORDERBOOK);
    return cells;
  }

  /** A few cells, for a first look. */
  static List<MatrixCell> quick() {
    List<MatrixCell> cells = new ArrayList<>();
    add(cells, QUICK, ServiceKind.KV);
    return cells;
  }

  private static void add(List<MatrixCell> cells, List<String> faults, ServiceKind service) {
    faults.forEach(fault -> cells.add(new MatrixCell(Fault.parse(fault), service)));
  }

  /** Name for people, and for choosing: {@code kill:primary/kv}. */
  String name() {
    return fault + "/" + service.name().toLowerCase(Locale.ROOT);
  }
}
