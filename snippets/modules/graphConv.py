# prefix: ml-graph-conv
# title: Graph conv
# description: "A layer of a graph network: each node adds up its neighbors, weighted by their degrees."
# category: Modules
# needs: torch
# stops: [GraphConv]

import torch
from torch import Tensor, nn

# ---


class GraphConv(nn.Module):
    """Nodes (nodes, in_features) and edges (2, edges) to nodes (nodes, out_features)."""

    def __init__(self, in_features: int, out_features: int) -> None:
        super().__init__()
        self.linear = nn.Linear(in_features, out_features)

    def forward(self, x: Tensor, edges: Tensor) -> Tensor:
        loops = torch.arange(len(x), device=x.device).expand(2, -1)
        source, target = torch.cat([edges, loops], dim=1)
        degree = torch.bincount(target, minlength=len(x)).to(x.dtype)
        weight = (degree[source] * degree[target]).rsqrt()
        x = self.linear(x)
        return torch.zeros_like(x).index_add(0, target, x[source] * weight.unsqueeze(1))


# ---

edges = torch.tensor([[0, 1, 1, 2], [1, 0, 2, 1]])
layer = GraphConv(4, 2)
x = torch.randn(3, 4)
adjacency = torch.eye(3).index_put((edges[1], edges[0]), torch.ones(4))
scale = adjacency.sum(1).rsqrt()
torch.testing.assert_close(
    layer(x, edges), (scale[:, None] * adjacency * scale) @ layer.linear(x)
)
