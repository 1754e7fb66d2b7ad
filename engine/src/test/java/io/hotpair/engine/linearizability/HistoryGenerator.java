package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.Effect.Kind;
import io.hotpair.engine.linearizability.Effect.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes linearizable histories: pipelining sessions and one store that takes each session's
 * operations in their order, at random moments between offer and answer. Now and then nothing is
 * answered for long, as in a failover, and a session dies with its operations unanswered.
 */
final class HistoryGenerator {
  private final Random random;
  private final int keys;
  private final int sessions;
  private final int window;
  private final Map<String, String> store = new HashMap<>();
  private final List<KeyValueOperation> history = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private long nowNs;
  private int lastValue;
  private int lostWriteAt = -1;
  private int applied;
  private boolean isHinting;

  private static final class Client {
    private final long session;
    private final Deque<KeyValueOperation> offered = new ArrayDeque<>();
    private final Deque<KeyValueOperation> applied = new ArrayDeque<>();
    private long sequence;

    Client(long session) {
      this.session = session;
    }
  }

  HistoryGenerator(long seed, int keys, int sessions, int window) {
    random = new Random(seed);
    this.keys = keys;
    this.sessions = sessions;
    this.window = window;
  }

  /** The history tells the store's order. */
  HistoryGenerator hinting() {
    isHinting = true;
    return this;
  }

  /** From some operation on, a write is forgotten by the store although it is answered. */
  HistoryGenerator losingAWriteAt(int operation) {
    lostWriteAt = operation;
    return this;
  }

  List<KeyValueOperation> generate(int count) {
    for (int i = 0; i < sessions; i++) {
      clients.add(new Client(i + 1));
    }
    int stalledFor = 0;
    for (int offered = 0; offered < count; ) {
      nowNs += 1 + random.nextInt(1000);
      Client client = clients.get(random.nextInt(clients.size()));
      stalledFor = stalledFor > 0 ? stalledFor - 1 : random.nextInt(20_000) == 0 ? 5 * window : 0;
      switch (random.nextInt(5)) {
        case 0 -> offered += offer(client) ? 1 : 0;
        case 1, 2 -> apply(client);
        default -> {
          if (stalledFor == 0) {
            answer(client);
          }
        }
      }
      if (random.nextInt(50_000) == 0) {
        die(client);
      }
    }
    clients.forEach(this::finish);
    return history;
  }

  private boolean offer(Client client) {
    if (client.offered.size() + client.applied.size() >= window) {
      return false;
    }
    String key = "key-" + Math.min(random.nextInt(keys), random.nextInt(keys));
    int percent = random.nextInt(100);
    Effect effect;
    if (percent < 50) {
      effect = new Effect(Kind.GET, null, null, null, null);
    } else if (percent < 75) {
      effect = new Effect(Kind.PUT, null, "v" + ++lastValue, null, null);
    } else if (percent < 95) {
      String expected =
          random.nextInt(4) == 0
              ? "v" + random.nextInt(lastValue + 1)
              : store.getOrDefault(key, "v0");
      effect = new Effect(Kind.CAS, expected, "v" + ++lastValue, null, null);
    } else {
      effect = new Effect(Kind.DELETE, null, null, null, null);
    }
    client.sequence++;
    client.offered.add(
        new KeyValueOperation(
            client.session,
            client.sequence,
            nowNs,
            KeyValueOperation.NEVER,
            effect,
            key,
            null,
            KeyValueOperation.NEVER));
    return true;
  }

  private void apply(Client client) {
    KeyValueOperation operation = client.offered.poll();
    if (operation == null) {
      return;
    }
    applied++;
    KeyValueOperation placed = isHinting ? at(operation, applied) : operation;
    String held = store.get(operation.key());
    Effect effect = operation.effect();
    boolean isWrite = true;
    Status status = held == null ? Status.NOT_FOUND : Status.OK;
    String seen = null;
    switch (effect.kind()) {
      case GET -> {
        seen = held;
        isWrite = false;
      }
      case PUT -> status = Status.OK;
      case DELETE -> isWrite = held != null;
      case CAS -> {
        isWrite = effect.expected().equals(held);
        status = held == null ? Status.NOT_FOUND : isWrite ? Status.OK : Status.MISMATCH;
        seen = isWrite ? null : held;
      }
    }
    boolean isForgotten = isWrite && lostWriteAt >= 0 && applied >= lostWriteAt;
    if (isForgotten) {
      lostWriteAt = -1;
    } else if (isWrite && effect.kind() == Kind.DELETE) {
      store.remove(operation.key());
    } else if (isWrite) {
      store.put(operation.key(), effect.value());
    }
    client.applied.add(
        with(
            placed,
            KeyValueOperation.NEVER,
            new Effect(effect.kind(), effect.expected(), effect.value(), status, seen)));
  }

  private void answer(Client client) {
    KeyValueOperation operation = client.applied.poll();
    if (operation != null) {
      history.add(with(operation, nowNs, operation.effect()));
    }
  }

  private void die(Client client) {
    client.applied.forEach(operation -> history.add(operation.withoutAnswer()));
    client.offered.forEach(history::add);
    clients.set(clients.indexOf(client), new Client(client.session + sessions));
  }

  private void finish(Client client) {
    while (!client.offered.isEmpty()) {
      apply(client);
    }
    while (!client.applied.isEmpty()) {
      nowNs++;
      answer(client);
    }
  }

  private static KeyValueOperation at(KeyValueOperation o, long hint) {
    return new KeyValueOperation(
        o.session(), o.sequence(), o.invokeNs(), o.completeNs(), o.effect(), o.key(), null, hint);
  }

  private static KeyValueOperation with(KeyValueOperation o, long completeNs, Effect effect) {
    return new KeyValueOperation(
        o.session(), o.sequence(), o.invokeNs(), completeNs, effect, o.key(), "A", o.hint());
  }
}
