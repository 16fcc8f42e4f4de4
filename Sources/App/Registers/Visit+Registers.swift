import Kernel
import Web

extension Visit {
  /// The visit as its address asks for it: as at a past day with what the registers held then.
  var inRegisters: Visit { asAsked(RegistersSlice.tables) }

  /// Whether buttons that change something are shown.
  var mayManageRegisters: Bool { user.may(.manageRegisters) }
}
