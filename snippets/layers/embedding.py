# prefix: ml-layer-embedding
# title: Embedding layer
# description: A learned vector for each token; the one for padding stays zero.
# category: Layers
# needs: torch
# stops: [num_embeddings, features, padding_idx=0]

from torch import nn

num_embeddings, features = 100, 16

# ---

nn.Embedding(num_embeddings, features, padding_idx=0)
