import Glibc
import Testing

@testable import Product

@Suite struct FreePortTests {
  @Test func `A port that something listens on is named before anything is made`() throws {
    let listener = try Listener()
    #expect(
      performing: { try FreePort.require("127.0.0.1", listener.port) },
      throws: { error in
        guard let problem = error as? ConfigurationProblem else { return false }
        return "\(problem)".hasPrefix("port \(listener.port) of 127.0.0.1 is in use; stop")
      })
    listener.stop()
    #expect(throws: Never.self) { try FreePort.require("127.0.0.1", listener.port) }
  }
}

/// Something that listens on a port of this machine.
private struct Listener {
  let port: Int
  private let descriptor: Int32

  struct CannotListen: Error {}

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (socket, size) = (descriptor, length)
    let isListening = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 1) == 0
      }
    }
    guard isListening else { throw CannotListen() }
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = getsockname(socket, $0, &length)
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  func stop() { close(descriptor) }
}
