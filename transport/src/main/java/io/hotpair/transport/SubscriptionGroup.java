package io.hotpair.transport;

import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FragmentHandler;

/** Polls the feeds of several senders fairly: each poll begins with another. One thread. */
final class SubscriptionGroup {
  private final Subscription[] subscriptions;
  private int next;

  SubscriptionGroup(Subscription... subscriptions) {
    this.subscriptions = subscriptions;
  }

  int poll(FragmentHandler handler, int limitEach) {
    int count = subscriptions.length;
    int index = begin(count);
    int work = 0;
    for (int i = 0; i < count; i++) {
      work += subscriptions[index].poll(handler, limitEach);
      index = index + 1 == count ? 0 : index + 1;
    }
    return work;
  }

  int controlledPoll(ControlledFragmentHandler handler, int limitEach) {
    int count = subscriptions.length;
    int index = begin(count);
    int work = 0;
    for (int i = 0; i < count; i++) {
      work += subscriptions[index].controlledPoll(handler, limitEach);
      index = index + 1 == count ? 0 : index + 1;
    }
    return work;
  }

  boolean isConnected() {
    for (Subscription subscription : subscriptions) {
      if (subscription.isConnected()) {
        return true;
      }
    }
    return false;
  }

  private int begin(int count) {
    int index = next;
    next = index + 1 >= count ? 0 : index + 1;
    return index;
  }
}
