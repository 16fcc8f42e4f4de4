import SiteMap

/// The stylesheet, the script and the icon. They are part of the program, and their names hold a
/// hash of what is in them: a browser may keep them for ever, and a new version has a new name.
struct Asset: Sendable {
  let name: String
  let type: String
  let bytes: [UInt8]

  init(_ base: String, _ suffix: String, type: String, bytes: [UInt8]) {
    name = "\(base)-\(Self.fingerprint(bytes)).\(suffix)"
    self.type = type
    self.bytes = bytes
  }

  var address: Address { Address("assets", name) }

  /// FNV-1a, 64 bits: it has to change with the content, not to withstand anybody.
  private static func fingerprint(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}

enum Assets {
  static let style = Asset(
    "goldthread", "css", type: "text/css; charset=utf-8", bytes: PackageResources.goldthread_css)
  static let script = Asset(
    "goldthread", "js", type: "text/javascript; charset=utf-8",
    bytes: PackageResources.goldthread_js)
  /// What saves drafts as one types.
  static let drafts = Asset(
    "drafts", "js", type: "text/javascript; charset=utf-8", bytes: PackageResources.drafts_js)
  static let icon = Asset(
    "icon", "svg", type: "image/svg+xml", bytes: PackageResources.icon_svg)

  static let all = [style, script, drafts, icon]

  static func named(_ name: String) -> Asset? { all.first { $0.name == name } }
}
