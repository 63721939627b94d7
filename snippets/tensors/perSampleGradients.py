# prefix: ml-per-sample-gradients
# title: Per-sample gradients
# description: The gradient of every sample's loss by itself, in one batched pass.
# category: Tensors
# needs: torch
# stops: [model, criterion, inputs, targets, gradients]

import torch
from torch import Tensor, nn
from torch.func import functional_call, grad, vmap

model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
inputs = torch.randn(8, 16)
targets = torch.randint(0, 4, (8,))

# ---


def sample_loss(parameters: dict[str, Tensor], x: Tensor, y: Tensor) -> Tensor:
    outputs = functional_call(model, parameters, (x.unsqueeze(0),))
    return criterion(outputs, y.unsqueeze(0))


parameters = {name: p.detach() for name, p in model.named_parameters()}
gradients = vmap(grad(sample_loss), in_dims=(None, 0, 0))(parameters, inputs, targets)

# ---

criterion(model(inputs), targets).backward()
torch.testing.assert_close(gradients["weight"].mean(dim=0), model.weight.grad)
