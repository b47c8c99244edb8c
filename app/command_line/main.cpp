#include <cstdio>

int main() {
  std::printf("s2s %s\n", S2S_VERSION);
  return 0;
}
