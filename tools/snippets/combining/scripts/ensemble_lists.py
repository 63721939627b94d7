"""An ensemble in lists, trained member by member."""

import torch as th
import torch.nn.functional as fn
from torch import nn
from torch import optim as op
from torch.utils import data


def member() -> nn.Module:
    return nn.Sequential(nn.Linear(5, 16), nn.ELU(), nn.Linear(16, 3))


def vote(models, x):
    with th.no_grad():
        return th.stack([fn.softmax(one(x), dim=1) for one in models]).mean(0)


table = th.randn(90, 5)
classes = table[:, :3].argmax(1)
pairs = data.TensorDataset(table, classes)
trainset, testset = data.random_split(pairs, [60, 30])
trainloader = data.DataLoader(trainset, batch_size=20, shuffle=True)
testloader = data.DataLoader(testset, batch_size=30)
n_classes = 3
n_epochs = 2
device = th.device("cpu")
loss_fn = nn.CrossEntropyLoss()

models = [member() for _ in range(3)]
optimizers = [op.Adam(one.parameters(), lr=0.02) for one in models]
before = [one[0].weight.detach().clone() for one in models]
for model, optimizer in zip(models, optimizers, strict=True):
    model.train()
    # insert training/steps
    model.eval()

print(vote(models, table[:2]))
for one, old in zip(models, before, strict=True):
    assert not th.equal(one[0].weight, old)
# ---
champion = member()
champion.load_state_dict(models[0].state_dict())
champion_opt = op.SGD(champion.parameters(), lr=0.01, momentum=0.9)
# insert schedules/warmupSteps
# ---
import probe

moves = probe.Moves(*models, champion)
# insert training/amp
# ---
moves.check(champion)
assert scheduler.optimizer is champion_opt and scheduler.last_epoch == 6
# insert metrics/torchmetrics
# insert debugging/parameterCount
# ---
assert all(name in metrics for name in ("accuracy", "f1", "auroc"))
