package io.github.mcegress.catalog;

/** The network from which an endpoint of an Alibaba Cloud service is reached. */
public enum Network {
  /** The Internet. */
  PUBLIC,
  /** A VPC of the same region. */
  VPC,
  /** Alibaba Cloud's interconnect between its services: the internal or classic endpoint. */
  INTERNAL,
  /** Old hosts of the classic network and of VPCs, documented up to 2020 and still met. */
  LEGACY
}
