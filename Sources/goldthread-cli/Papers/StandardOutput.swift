import ArgumentParser
import Foundation

/// Where results go.
enum StandardOutput {
  /// - Throws: a fault that has been said, where nothing more can be written: the disk is full.
  static func write(_ bytes: [UInt8]) throws {
    do {
      // Many megabytes perhaps: handed over as they are.
      try bytes.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        let data = Data(
          bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: bytes.count,
          deallocator: .none)
        try FileHandle.standardOutput.write(contentsOf: data)
      }
    } catch {
      CommandLog.say("goldthread: the results could not be written: \(reason(of: error))")
      throw ExitCode.fault
    }
  }

  /// What the system says, without the wrapping.
  private static func reason(of error: any Error) -> String {
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
    let code = (inner as NSError).code
    return (inner as NSError).domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(truncatingIfNeeded: code))) : "\(inner)"
  }
}
