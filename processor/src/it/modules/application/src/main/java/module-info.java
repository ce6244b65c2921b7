/** Calls differentiable methods of another module. */
module application {
  requires library;
}
