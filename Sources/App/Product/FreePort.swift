import Glibc

/// Whether a port can be listened on, asked before work that takes a while.
public enum FreePort {
  /// - Throws: ``ConfigurationProblem`` when something listens there already. Whatever else may be
  ///   wrong with the address is said when the service itself begins to listen.
  public static func require(_ host: String, _ port: Int) throws {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found else { return }
    defer { freeaddrinfo(found) }
    let descriptor = socket(
      address.pointee.ai_family, address.pointee.ai_socktype, address.pointee.ai_protocol)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // As the service itself listens: a port that somebody has just left counts as free.
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
    let isFree = bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0
    if !isFree, errno == EADDRINUSE { throw problem(host, port) }
  }

  static func problem(_ host: String, _ port: Int) -> ConfigurationProblem {
    ConfigurationProblem(
      "port \(port) of \(host) is in use; stop what listens there, or choose another with --port")
  }
}
