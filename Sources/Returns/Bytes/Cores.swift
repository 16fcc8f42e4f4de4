#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many cores there are to work on.
enum Cores {
  static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
