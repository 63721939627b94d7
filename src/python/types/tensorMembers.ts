/**
 * The attributes of torch.Tensor 2.13 that nothing else is known to have: neither another class that is
 * public in torch, torchvision, torchmetrics or scikit-learn, nor a class or function of Python 3.11,
 * numpy, pandas, matplotlib, plotly, networkx, Pillow, lxml, scipy, jax, scikit-image, OpenCV, sympy,
 * polars, xarray, Beautiful Soup, shapely, TensorFlow, Keras, MXNet, CuPy, seaborn, bokeh, statsmodels,
 * LightGBM, XGBoost, h5py, gymnasium, dask, pyarrow or spaCy. `tools/members/collect.py` finds them.
 */
export const MEMBERS_OF_TENSORS_ALONE: ReadonlySet<string> = new Set(
  `
    _make_subclass _make_wrapper_subclass absolute_ acos_ acosh_ add_ addbmm addbmm_ addcdiv
    addcdiv_ addcmul addcmul_ addmm addmm_ addmv addmv_ addr_ aminmax apply_ arccos_ arccosh_
    arcsin_ arcsinh_ arctan2_ arctan_ arctanh_ as_strided_ as_strided_scatter as_subclass asin_
    asinh_ atan2_ atan_ atanh_ baddbmm baddbmm_ bernoulli_ bitwise_and_ bitwise_left_shift_
    bitwise_not_ bitwise_or_ bitwise_right_shift_ bitwise_xor_ bmm cauchy_ ccol_indices ceil_ chalf
    clamp_ clamp_max clamp_max_ clamp_min clamp_min_ clip_ col_indices conj_physical conj_physical_
    const_data_ptr copysign_ cos_ cosh_ crow_indices cumprod_ cumsum_ deg2rad_ dense_dim detach_
    diag_embed diagonal_scatter digamma_ dim_order div_ divide_ eq_ erf_ erfc_ erfinv_ exp2_ exp_
    expand_as expm1_ exponential_ fill_diagonal_ fix_ float_power_ floor_ floor_divide_ fmod_ frac_
    gcd_ ge_ geometric_ ger grad_dtype greater_ greater_equal_ gt_ hardshrink hash_tensor heaviside_
    histc hypot_ i0_ igamma_ igammac_ index_add index_add_ index_copy_ index_fill index_fill_
    index_put index_put_ index_reduce index_reduce_ index_select int_repr is_coalesced is_conj
    is_distributed is_inference is_ipu is_maia is_meta is_mkldnn is_mps is_mtia is_neg is_same_size
    is_set_to is_vulkan is_xla is_xpu kthvalue lcm_ ldexp_ le_ lerp_ less_ less_equal_ lgamma_
    log10_ log1p_ log2_ log_ log_normal_ logcumsumexp logical_and_ logical_not_ logical_or_
    logical_xor_ logit_ lt_ mH map2_ masked_fill masked_fill_ masked_scatter masked_scatter_
    masked_select module_load movedim mul_ multiply_ mv mvlgamma mvlgamma_ nan_to_num_ narrow
    narrow_copy ndimension ne_ neg_ negative_ new_empty new_empty_strided new_full new_ones
    new_tensor new_zeros nextafter_ nonzero_static normal_ not_equal_ orgqr pinverse polygamma_ pow_
    prelu put_ q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale
    q_zero_point rad2deg_ random_ reciprocal_ record_stream register_post_accumulate_grad_hook
    reinforce relu_ remainder_ renorm_ repeat_interleave reshape_as resize_as resize_as_
    resize_as_sparse_ resolve_conj resolve_neg retain_grad retains_grad rsqrt_ scatter_ scatter_add_
    scatter_reduce scatter_reduce_ select_scatter set_ sgn_ sigmoid_ sign_ sin_ sinc_ sinh_
    slice_inverse slice_scatter smm sparse_dim sparse_resize_ sparse_resize_and_clear_
    split_with_sizes sqrt_ square_ squeeze_ sspaddmm sub_ subtract_ sum_to_size swapaxes_ swapdims
    swapdims_ symeig take_along_dim tan_ tanh_ tensor_split to_mkldnn to_padded_tensor to_sparse_bsc
    to_sparse_bsr to_sparse_coo to_sparse_csc to_sparse_csr transpose_ tril_ triu_ true_divide_
    trunc_ type_as uniform_ unique_consecutive unsafe_chunk unsafe_split unsafe_split_with_sizes
    unsqueeze unsqueeze_ untyped_storage view_as volatile xlogy_ zero_
  `
    .trim()
    .split(/\s+/),
);
