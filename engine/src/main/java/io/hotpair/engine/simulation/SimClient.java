package io.hotpair.engine.simulation;

import io.hotpair.engine.client.SendAgainPolicy;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A client by the rules of the production one: it opens a session, offers within the window, sends
 * again what {@link SendAgainPolicy} says, in pieces of any size, and takes the first answer.
 */
final class SimClient implements MessageHandler {
  private static final long MS = 1_000_000;
  private static final long OPEN_INTERVAL_NS = 10 * MS;
  private static final long SEND_AGAIN_NS = 25 * MS;
  private static final long KEEP_ALIVE_NS = 40 * MS;
  private static final int LIMIT = 64;

  private final World world;
  private final int index;
  private final int endpoint;
  private final String name;
  private final Chance chance;
  private final long[] atLeast = new long[Swarm.SESSION_WINDOW];
  private final boolean[] isAnswered = new boolean[Swarm.SESSION_WINDOW];
  private final byte[][] operations = new byte[Swarm.SESSION_WINDOW][];
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
  private Station station;
  private SendAgainPolicy sendAgain;
  private boolean isUp;
  private boolean isOpen;
  private boolean isStopped;
  private int starts;
  private long sessionId;
  private long oldest;
  private long next;
  private long number;
  private long nextNs;
  private long nextOpenNs;
  private long nextKeepAliveNs;
  private long nextOfferNs;
  private long lastAnswerNs;
  private long answered;
  private long lost;

  SimClient(World world, int index, int endpoint, Chance chance) {
    this.world = world;
    this.index = index;
    this.endpoint = endpoint;
    this.chance = chance;
    name = "client-" + index;
  }

  void step() {
    long nowNs = world.nowNs();
    nextNs = nowNs + chance.about(world.swarm().stepNs());
    if (!isUp) {
      isUp = true;
      station = world.network().join(endpoint);
      world.network().restart(endpoint, nowNs);
      begin();
      return;
    }
    world.network().poll(endpoint, StreamType.ANSWERS, LIMIT, nowNs, this);
    if (!isOpen) {
      open(nowNs);
    } else {
      keepAlive(nowNs);
      offer(nowNs);
    }
  }

  private void begin() {
    starts++;
    sessionId = index * 1_000_000L + starts;
    isOpen = false;
    oldest = 1;
    next = 1;
    sendAgain = new SendAgainPolicy(SEND_AGAIN_NS);
    nextOpenNs = world.nowNs();
    lastAnswerNs = world.nowNs();
    world.trace().event(world.nowNs(), name, "begins session #", sessionId, 0, 0);
  }

  private void open(long nowNs) {
    if (nowNs >= nextOpenNs) {
      nextOpenNs = nowNs + OPEN_INTERVAL_NS;
      sendToAll(new Message.SessionOpen(sessionId, 1, channel()));
    }
  }

  private void keepAlive(long nowNs) {
    if (nowNs >= nextKeepAliveNs) {
      nextKeepAliveNs = nowNs + KEEP_ALIVE_NS;
      sendToAll(new Message.KeepAlive(sessionId));
    }
    if (oldest == next) {
      lastAnswerNs = nowNs;
    } else if (nowNs - lastAnswerNs > world.swarm().sessionTimeoutNs()) {
      lose();
    } else {
      sendAgain.onTime(oldest, next, nowNs);
      sendAgain();
    }
  }

  private void sendAgain() {
    if (!sendAgain.isUnderWay(oldest)) {
      return;
    }
    long from = sendAgain.from(oldest);
    long end = Math.min(sendAgain.end(), from + 1 + chance.below(Swarm.SESSION_WINDOW));
    for (long at = from; at < end; at++) {
      if (!isAnswered[slot(at)]) {
        sendToAll(new Message.Offer(sessionId, at, operations[slot(at)]));
      }
    }
    sendAgain.onSentBefore(end);
  }

  private void offer(long nowNs) {
    boolean isFull = next - oldest >= Swarm.SESSION_WINDOW;
    if (isStopped || nowNs < nextOfferNs || isFull || sendAgain.isUnderWay(oldest)) {
      return;
    }
    if (oldest == next) {
      sendAgain.onProgress(nowNs);
    }
    nextOfferNs = nowNs + chance.about(world.swarm().thinkNs());
    byte[] bytes = new byte[SimService.OPERATION_LENGTH];
    buffer.wrap(bytes);
    buffer.putLong(0, index, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(8, ++number, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(16, chance.below(8), ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(24, chance.anyLong(), ByteOrder.LITTLE_ENDIAN);
    int slot = slot(next);
    operations[slot] = bytes;
    atLeast[slot] = world.lastHeardAnswer();
    isAnswered[slot] = false;
    sendToAll(new Message.Offer(sessionId, next, bytes));
    next++;
  }

  private static int slot(long clientSequence) {
    return (int) clientSequence & (Swarm.SESSION_WINDOW - 1);
  }

  private void sendToAll(Message message) {
    for (int node = 0; node < world.swarm().nodes(); node++) {
      world.network().send(station, StreamType.INGRESS, node, message, world.nowNs());
    }
  }

  @Override
  public boolean onAnswer(Message.Answer answer) {
    if (answer.sessionId() != sessionId) {
      return true;
    }
    lastAnswerNs = world.nowNs();
    switch (answer.status()) {
      case OK, REPEAT -> take(answer);
      case SESSION_OPENED -> isOpen = true;
      case SESSION_CLOSED -> lose();
    }
    return true;
  }

  private void take(Message.Answer answer) {
    long clientSequence = answer.clientSequence();
    if (clientSequence < oldest || clientSequence >= next || isAnswered[slot(clientSequence)]) {
      return;
    }
    isAnswered[slot(clientSequence)] = true;
    answered++;
    if (answer.sequence() <= atLeast[slot(clientSequence)]) {
      throw new Violation(
          "linearizable",
          name
              + " was answered at "
              + answer.sequence()
              + ", but an operation answered before it"
              + " was offered is at "
              + atLeast[slot(clientSequence)]);
    }
    world.onHeardAnswer(answer.sequence());
    world
        .trace()
        .event(world.nowNs(), name, "hears # answered at #", clientSequence, answer.sequence(), 0);
    while (oldest < next && isAnswered[slot(oldest)]) {
      oldest++;
      sendAgain.onProgress(world.nowNs());
    }
  }

  /** The session is over; what was offered in it and not answered may or may not have happened. */
  private void lose() {
    lost += next - oldest;
    begin();
  }

  void crash(long downNs) {
    isUp = false;
    isOpen = false;
    station.die(chance, world.nowNs());
    lost += next - oldest;
    oldest = next;
    starts++;
    nextNs = world.nowNs() + downNs;
    world.trace().event(world.nowNs(), name, "crashes");
  }

  /** Offers nothing new from now on. */
  void heal() {
    isStopped = true;
    nextNs = Math.min(nextNs, world.nowNs() + world.swarm().stepNs());
  }

  boolean isUp() {
    return isUp;
  }

  boolean isContent() {
    return isUp && isOpen && oldest == next;
  }

  String channel() {
    return index + ":" + starts;
  }

  int endpoint() {
    return endpoint;
  }

  long nextNs() {
    return nextNs;
  }

  long answered() {
    return answered;
  }

  @Override
  public String toString() {
    return name
        + (isOpen ? " open" : " not open")
        + ", unanswered "
        + (next - oldest)
        + ", lost "
        + lost;
  }
}
