/** A modular user. */
module consumer {
  requires dev.fluxion;
}
