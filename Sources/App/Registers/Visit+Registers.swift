import Kernel
import Web

extension Visit {
  /// Whether buttons that change something are shown.
  var mayManageRegisters: Bool { user.may(.manageRegisters) }
}
