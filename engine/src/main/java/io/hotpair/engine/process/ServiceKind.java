package io.hotpair.engine.process;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.flow.FlowKind;
import io.hotpair.engine.kv.KeyValueCodec;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.orderbook.OrderBookCodec;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceCodec;

/** The services that the commands can carry, by name. */
public enum ServiceKind {
  /** The reference trading engine. */
  ORDERBOOK(FlowKind.ORDERS),
  /** A map of byte strings. */
  KV(FlowKind.KEY_VALUES);

  private final FlowKind flow;

  ServiceKind(FlowKind flow) {
    this.flow = flow;
  }

  /**
   * The service that the settings name.
   *
   * @param settings in force.
   * @return the service.
   * @throws io.hotpair.engine.config.SettingsException if there is none of that name.
   */
  public static ServiceKind of(Settings settings) {
    return settings.getEnum(Setting.SERVICE, ServiceKind.class);
  }

  /**
   * A new instance with empty state.
   *
   * @return the service.
   */
  public ReplicatedService newService() {
    return switch (this) {
      case ORDERBOOK -> new OrderBookService();
      case KV -> new KeyValueService();
    };
  }

  /**
   * Renders its operations and answers.
   *
   * @return a codec for one thread.
   */
  public ServiceCodec newCodec() {
    return switch (this) {
      case ORDERBOOK -> new OrderBookCodec();
      case KV -> new KeyValueCodec();
    };
  }

  /**
   * The operations that suit it.
   *
   * @return kind of flow.
   */
  public FlowKind flow() {
    return flow;
  }
}
