import Kernel
import Reading

/// Reads the files of plans. The library `Reading` does it in the service; tests may give their
/// own.
public struct PlanFileReader: Sendable {
  /// Reads a file's bytes; the name is only printed.
  ///
  /// - Throws: `Refusal.invalid` with one clear sentence when no plan can be read from it.
  public var read: @Sendable (_ bytes: [UInt8], _ name: String) async throws -> CouncilPlan

  public init(
    read: @escaping @Sendable (_ bytes: [UInt8], _ name: String) async throws -> CouncilPlan
  ) {
    self.read = read
  }

  /// The reader of the service, with its limits on time, memory and output.
  public static func live(_ reader: PlanReader = PlanReader()) -> PlanFileReader {
    var reader = reader
    reader.rows = min(reader.rows, ConfirmColumns.mostRows)
    return PlanFileReader { [reader] bytes, name in
      do throws(PlanRefusal) {
        return try await reader.read(bytes: bytes, named: name)
      } catch .tooManyRows(let count) {
        throw Refusal.invalid(
          "“\(name)”: \(ConfirmColumns.tooManyRows(inFile: count))", field: "file")
      } catch {
        throw Refusal.invalid("“\(name)”: \(error)", field: "file")
      }
    }
  }
}
