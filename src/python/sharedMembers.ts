/**
 * The attributes of torch.Tensor 2.13 that objects of other classes have as well: the classes of
 * Python's library, of numpy 2, pandas 3, Pillow and scipy.sparse, and torch's own. On an object of
 * unknown type any other attribute of torch.Tensor tells that it is a tensor.
 */
export const SHARED_MEMBERS: ReadonlySet<string> = new Set(
  `
    H T abs absolute add all any arcsin arcsinh arctan arctanh argmax argmin argsort bfloat16 byte
    ceil char clamp clip clone conj contiguous count_nonzero cov cpu cuda cummax cummin cumprod
    cumsum data deg2rad detach device diagonal diff dim div divide dot double dtype eq exp expand
    expm1 flatten float floor gather ge gt half histogram imag index indices int ipu is_complex
    is_cuda is_floating_point is_pinned is_signed is_sparse item itemsize le log log10 log1p
    logical_and logical_or logical_xor long lt mT max maximum mean median min minimum mode mtia mul
    multiply name nbytes ndim ne nonzero numel outer pin_memory pow prod put quantile rad2deg ravel
    real remainder repeat requires_grad requires_grad_ reshape resize round scatter select shape
    short sign sin sinh size sort split sqrt squeeze std storage sub subtract sum swapaxes t t_ take
    tan tanh to tolist trace transpose trunc type unique values var view where xpu
  `
    .trim()
    .split(/\s+/),
);
