/// Addresses of published papers elsewhere.
public enum SecureLink {
  /// A printed address as it can be linked: what begins with `http` begins with `https`. Nil when
  /// it is none.
  public static func upgraded(_ printed: String) -> String? {
    let plain = "http://"
    let link =
      printed.lowercased().hasPrefix(plain) ? "https://" + printed.dropFirst(plain.count) : printed
    return isOne(link) ? link : nil
  }

  /// Whether this is an `https` address with a host and nothing odd in it.
  public static func isOne(_ text: String) -> Bool {
    let start = "https://"
    guard text.lowercased().hasPrefix(start), text.utf8.count <= 2_000 else { return false }
    let rest = text.dropFirst(start.count)
    guard let host = rest.split(separator: "/", omittingEmptySubsequences: false).first,
      host.contains("."), !host.hasPrefix("."), !host.contains("@")
    else { return false }
    return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
  }
}
