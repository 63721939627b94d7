# prefix: ml-init-orthogonal
# title: Orthogonal init
# description: Orthogonal weights between the steps of a recurrent network, and a forget gate that starts open.
# category: Initialization
# needs: torch
# stops: [model]

import torch
from torch import nn

model = nn.LSTM(8, 16)

# ---

with torch.no_grad():
    for name, parameter in model.named_parameters():
        if "weight_hh" in name:
            for gate in parameter.chunk(4):
                nn.init.orthogonal_(gate)
        elif "weight_ih" in name:
            nn.init.xavier_uniform_(parameter)
        elif "bias_ih" in name:
            parameter.zero_()
            parameter.chunk(4)[1].fill_(1.0)
        elif "bias_hh" in name:
            parameter.zero_()

# ---

square = model.weight_hh_l0[:16]
torch.testing.assert_close(square @ square.mT, torch.eye(16), atol=1e-5, rtol=0)
