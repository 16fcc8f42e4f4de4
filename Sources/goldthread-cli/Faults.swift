import ArgumentParser
import Kernel
import Product
import Storage

/// How a command ends, as sysexits(3) has it.
extension ExitCode {
  /// Something was wrong with what was given.
  static let foundProblems = ExitCode(1)
  /// A fault of ours, or of the machine.
  static let fault = ExitCode(70)
}

/// Runs the work of a command; what goes wrong is said in a sentence, and ends it with the right
/// status.
func explained<Value>(_ work: () async throws -> Value) async throws -> Value {
  do {
    return try await work()
  } catch let refusal as Refusal {
    CommandLog.say("goldthread: \(refusal.sentence)")
    throw ExitCode.foundProblems
  } catch let problem as ConfigurationProblem {
    CommandLog.say("goldthread: \(problem)")
    throw ExitCode.validationFailure
  } catch let code as ExitCode {
    throw code
  } catch let exit as CleanExit {
    throw exit
  } catch let error as ValidationError {
    throw error
  } catch {
    CommandLog.say("goldthread: \(error)")
    throw ExitCode.fault
  }
}

extension Refusal {
  /// The refusal's words, for a terminal.
  var sentence: String {
    switch self {
    case .notPermitted(let text), .notFound(let text), .conflict(let text), .tooLarge(let text):
      text
    case .tooMany(let text, _): text
    case .invalid(let problems): problems.map(\.message).joined(separator: " ")
    }
  }
}
