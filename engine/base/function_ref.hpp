// A view of something that can be called; what std::function_ref will be in C++26.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace greenward {

template <class Signature>
class function_ref;

/// Two pointers, no allocation, never empty. Valid as long as the callable is: for parameters, not for
/// members.
template <class Result, class... Arguments>
class function_ref<Result(Arguments...)> {
 public:
  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, function_ref> &&
           std::is_invocable_r_v<Result, Callable&, Arguments...>)
      // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): a parameter takes any callable
      function_ref(Callable&& callable)
      : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        call_([](void* self, Arguments... arguments) -> Result {
          return (*static_cast<std::remove_reference_t<Callable>*>(self))(
              std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(callable_, std::forward<Arguments>(arguments)...);
  }

 private:
  void* callable_;
  Result (*call_)(void*, Arguments...);
};

}  // namespace greenward
